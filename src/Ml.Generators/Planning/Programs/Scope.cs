using Ml.Generators.Graph;
using Ml.Generators.Planning.Fusion;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>
/// One list of steps being planned: a program, or the body of a loop inside it. Knows where every value lies and when
/// each piece of memory is touched.
/// </summary>
internal sealed class Scope(Graph.Graph graph, MemoryMap map, GroupTable groups, Layouts layouts, int depth)
{
    private readonly Dictionary<Value, Storage> _storages = [];
    private readonly Dictionary<Value, Storage> _claims = [];
    private readonly Dictionary<Buffer, Allocation> _buffers = [];
    private readonly List<Allocation> _scratch = [];
    private readonly List<Allocation> _kept = [];
    private readonly List<PlanStep> _steps = [];
    private readonly List<PlanStep> _prepare = [];
    private readonly HashSet<Allocation> _own = [];
    private readonly HashSet<Allocation> _foreign = [];

    public Graph.Graph Graph { get; } = graph;

    public MemoryMap Map { get; } = map;

    public GroupTable Groups { get; } = groups;

    public Layouts Layouts { get; } = layouts;

    public int Depth { get; } = depth;

    public IReadOnlyList<PlanStep> Steps => _steps;

    public IReadOnlyList<PlanStep> Prepare => _prepare;

    /// <summary>Memory of enclosing scopes that these steps touch.</summary>
    public IReadOnlyCollection<Allocation> Foreign => _foreign;

    /// <summary>Whether work on parameters alone is done once, not on every run.</summary>
    public bool PreparesParameters => Groups.PreparesAny;

    /// <summary>Whether a value is one that could be prepared.</summary>
    public bool DependsOnParametersOnly(Value value) => Groups.IsPreparedValue(value);

    /// <summary>Whether the group being planned runs only when parameters change.</summary>
    public bool Preparing { get; set; }

    public Origin Origin { get; set; } = Origin.None;

    public Storage this[Value value] => _storages[value];

    public bool Knows(Value value) => _storages.ContainsKey(value);

    public void Place(Value value, Storage storage) => _storages[value] = storage;

    /// <summary>Lets a value be computed straight into the memory it has to end in.</summary>
    public void Claim(Value value, Storage place) => _claims[value] = place;

    public bool IsClaimed(Value value) => _claims.ContainsKey(value);

    public static Place PlaceOf(Storage storage) => new Place.OfStorage(storage.Allocation, storage.Offset);

    /// <summary>Memory for a value that a kernel is about to write.</summary>
    public Storage Define(Value value) => _storages[value] = _claims.TryGetValue(value, out Storage? place)
        ? place
        : new Storage(Scratch(LabelOf(value), value.Shape.Size), Dim.Zero, Layouts.StridesOf(value));

    /// <summary>Scratch memory, or memory kept until parameters change when the running group is prepared.</summary>
    public Allocation Scratch(string label, Dim size, bool? prepared = null)
    {
        bool keep = prepared ?? Preparing;
        var allocation = new Allocation(label, keep ? Region.Prepared : Region.Arena, size);
        (keep ? _kept : _scratch).Add(allocation);
        _own.Add(allocation);
        return allocation;
    }

    /// <summary>Gives a kernel's own buffer its memory.</summary>
    public void Provide(Buffer buffer, bool prepared) =>
        _buffers[buffer] = Scratch(buffer.Label, buffer.Size, prepared);

    public void Launch(Kernel kernel, bool? prepared = null)
    {
        bool prepare = prepared ?? Preparing;
        var pointers = kernel.Pointers.Select(p => Resolve(p.Place)).ToArray();
        if (!prepare)
        {
            foreach ((Allocation allocation, _) in pointers)
                Touch(allocation);
        }

        (prepare ? _prepare : _steps).Add(new PlanStep.Launch(kernel, pointers, Origin)
        {
            Results = Groups.SeparatesLayers ? WholeResults(kernel) : [],
        });
    }

    private IReadOnlyList<(int Pointer, Value Value)> WholeResults(Kernel kernel)
    {
        List<(int, Value)> results = [];
        for (int i = 0; i < kernel.Pointers.Count; i++)
        {
            if (kernel.Pointers[i] is { IsWritten: true, Place: Place.OfValue { Value: var value } place }
                && place.Offset == Dim.Zero
                && (_storages[value].IsRowMajor(value.Shape) || _storages[value].Strides == Layouts.StridesOf(value)))
            {
                results.Add((i, value));
            }
        }

        return results;
    }

    /// <summary>Adds a planned loop; everything of this scope that its body touches lives as long.</summary>
    public void Repeat(PlanStep.Repeat loop, IEnumerable<Allocation> touched)
    {
        foreach (Allocation allocation in touched)
            Touch(allocation);
        _steps.Add(loop);
    }

    /// <summary>Adds what the body of a loop prepares, for every repetition.</summary>
    public void RepeatPreparation(PlanStep.Repeat loop) => _prepare.Add(loop);

    /// <summary>Places scratch memory and returns its size.</summary>
    public Dim PackScratch() => Arena.Pack(_scratch.Where(a => a.Last >= 0));

    /// <summary>
    /// Places memory that is kept until parameters change, one piece behind the other, and returns its size.
    /// </summary>
    public Dim PackKept()
    {
        Dim size = Dim.Zero;
        foreach (Allocation allocation in _kept)
        {
            allocation.Offset = size;
            size += Arena.RoundUp(allocation.Size);
        }

        return size;
    }

    /// <summary>Makes all scratch memory part of a piece of an enclosing scope's.</summary>
    public void MoveInto(Allocation parent)
    {
        foreach (Allocation allocation in _scratch)
            allocation.Parent = parent;
    }

    /// <summary>Makes all kept memory part of a piece of an enclosing scope's, so far behind its beginning.</summary>
    public void KeepIn(Allocation parent, Dim offset)
    {
        foreach (Allocation allocation in _kept)
        {
            allocation.Parent = parent;
            allocation.Offset += offset;
        }
    }

    private void Touch(Allocation allocation)
    {
        if (_own.Contains(allocation))
            allocation.Touch(_steps.Count);
        else
            _foreign.Add(allocation);
    }

    private (Allocation, Dim) Resolve(Place place) => place switch
    {
        Place.OfValue p => (_storages[p.Value].Allocation, _storages[p.Value].Offset + p.Offset),
        Place.OfStorage s => (s.Allocation, s.Offset),
        Place.OfBuffer b => (_buffers[b.Buffer], Dim.Zero),
        _ => throw new InvalidOperationException($"'{place}' has no memory."),
    };

    private static string LabelOf(Value value) => value.Producer.Origin.Layer.Length > 0
        ? $"{value.Producer.Origin.Layer}.{value.Producer.Operation.Name}"
        : value.Producer.Operation.Name;
}
