using Ml.Generators.Specs;

namespace Ml.Generators.Emitting;

/// <summary>
/// What a model's tensors and sizes are called in its emitted methods: as the user called them, unless the emitted text
/// needs that name itself or two would be called the same.
/// </summary>
/// <remarks>
/// The one place that keeps names apart. Emitted locals that are made from a user's name end in one of
/// <see cref="Suffixes"/> (<c>imagePointer</c>, <c>batchSize</c>); no tensor's and no parameter's name does, and none
/// is one of <see cref="Locals"/>. So whatever the user writes, the emitted text compiles.
/// </remarks>
internal sealed class BoundaryNames
{
    private static readonly string[] Suffixes = ["Pointer", "Span", "Gradient", "Size", "Index", "Step"];

    private static readonly HashSet<string> Locals = new(StringComparer.Ordinal)
    {
        "parameters", "state", "gradients", "random", "prepared", "arena", "loss", "args", "randomness", "batch_",
        "outputs_", "terms_", "figures",
        "Workspace", "Reserve",
    };

    private static readonly HashSet<string> Keywords = new((
        "abstract as base bool break byte case catch char checked class const continue decimal default "
        + "delegate do double else enum event explicit extern false finally fixed float for foreach goto "
        + "if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof "
        + "stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe "
        + "ushort using virtual void volatile while partial record required file "
        + "scoped").Split(' '), StringComparer.Ordinal);

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sizes = new(StringComparer.Ordinal);

    public BoundaryNames(ModelSpec spec)
    {
        Inputs = [.. spec.Inputs.Select(i => Tensor(i.Name, "Tensor")),
            .. spec.Targets.Select(t => Tensor(t.Name, "Target"))];
        Outputs = spec.Outputs.Select(o => Tensor(o.Name, "Result")).ToArray();
        foreach (string size in spec.Inputs.Concat(spec.Targets).Where(i => i.Shape is not null)
            .SelectMany(i => i.Shape!)
            .SelectMany(d => d.Names).Distinct(StringComparer.Ordinal))
        {
            _sizes[size] = Escape(Free(size, "Length"));
        }
    }

    /// <summary>Of the inputs, then of the targets.</summary>
    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The parameter by which a caller hands over a named size.</summary>
    public string Size(string name) => _sizes[name];

    /// <summary>A C# identifier for a name that may be a keyword.</summary>
    public static string Escape(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    private string Tensor(string name, string role) =>
        Escape(Free(char.ToLowerInvariant(name[0]) + name.Substring(1), role));

    private string Free(string name, string role)
    {
        string free = name;
        bool isTaken = name[0] == '_' || Locals.Contains(name) || MemberNames.IsTaken(name)
            || Suffixes.Any(s => name.EndsWith(s, StringComparison.Ordinal));
        if (isTaken || _used.Contains(name))
            free = name + role;
        for (int i = 2; !_used.Add(free); i++)
            free = name + role + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return free;
    }
}
