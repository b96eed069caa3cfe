using Ml.Generators.Shapes;

namespace Ml.Generators.Specs;

/// <summary>
/// Everything the compiler knows of a declared model, and all that may cross the incremental pipeline.
/// </summary>
/// <remarks>
/// Immutable, equal by content, members likewise: no symbol, syntax, compilation or source position is reachable from
/// it. Positions would make every blank line a change; they live in <c>Reading.SourceMap</c>, beside the spec, and only
/// analyzers see them. Both forms of declaration become the same program: <see cref="Steps"/> in order, each naming the
/// values it reads by number. Values are numbered inputs first, then targets, then each step's results.
/// </remarks>
/// <param name="Namespace">The type's namespace, or empty.</param>
/// <param name="Containers">Headers of the enclosing types, outermost first ("partial class Outer").</param>
/// <param name="Name">The type's name.</param>
/// <param name="Header">How its part must be opened ("public partial class DigitNet").</param>
/// <param name="Inputs">What Predict takes.</param>
/// <param name="Targets">What the loss takes beside the outputs.</param>
/// <param name="Layers">The layers that own parameters or are declared as partial methods, in declaration
/// order.</param>
/// <param name="Steps">The program: Forward's steps, then the loss's.</param>
/// <param name="ForwardSteps">How many of the steps belong to Forward.</param>
/// <param name="Outputs">What Predict gives.</param>
/// <param name="Loss">The value of the loss, or -1 for a model that is not trained.</param>
/// <param name="Penalties">L1 and L2 terms on the whole model.</param>
/// <param name="Models">The models named by Use, each once, so that the spec is closed.</param>
public sealed record ModelSpec(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    string Header,
    EquatableArray<InputSpec> Inputs,
    EquatableArray<InputSpec> Targets,
    EquatableArray<LayerSpec> Layers,
    EquatableArray<StepSpec> Steps,
    int ForwardSteps,
    EquatableArray<OutputSpec> Outputs,
    int Loss,
    PenaltySpec Penalties,
    EquatableArray<ModelSpec> Models)
{
    /// <summary>Whether layers stand above the class: advice names attributes then.</summary>
    public bool IsSequential { get; init; }

    /// <summary>The name by which other specs and hint names know it.</summary>
    public string FullName => string.Join(
        ".", new[] { Namespace }.Concat(Containers.Select(c => c.Split(' ').Last())).Append(Name)
            .Where(n => n.Length > 0));

    /// <summary>The same model without line numbers, which change with every line added above it.</summary>
    public ModelSpec WithoutLines() => this with
    {
        Steps = Steps.Select(s => s with { Line = 0, File = "" }).ToEquatableArray(),
        Models = Models.Select(m => m.WithoutLines()).ToEquatableArray(),
    };
}

/// <summary>
/// An input or target. A shape that is null is inferred (a sequential model's target, from its loss).
/// </summary>
public sealed record InputSpec(string Name, ElementType Element, Shape? Shape, bool WithGradient);

public sealed record OutputSpec(string Name, int Value);

/// <summary>L1 and L2 coefficients; 0 for none.</summary>
public sealed record PenaltySpec(double L1, double L2)
{
    public static PenaltySpec None { get; } = new(0, 0);
}

/// <summary>
/// A named place that owns parameters: a partial method of the graph form ("Norm1", label "norm1"), or an attribute of
/// the sequential form ("conv1", "dense1": kind and running number).
/// </summary>
/// <param name="Label">Prefix of its parameters' names and name in messages.</param>
/// <param name="Member">The partial method that must be implemented, or empty.</param>
/// <param name="Operation">The composite it applies, or the model's full name when <paramref name="Repeat"/> is not
/// 0.</param>
/// <param name="Repeat">0 for a composite; n for Use of a model, n times.</param>
/// <param name="MemberHeader">The implementing part's header ("private partial global::Ml.Tensor
/// Norm1(global::Ml.Tensor x)").</param>
public sealed record LayerSpec(
    string Label, string Member, string Operation, EquatableArray<ArgumentSpec> Arguments, int Repeat,
    string MemberHeader,
    PenaltySpec Penalties)
{
    /// <summary>The labels of the repetitions, where these were declared as layers of their own; else empty.</summary>
    public EquatableArray<string> Labels { get; init; }

    /// <summary>Whether its method has a documentation comment of its own.</summary>
    public bool IsDocumented { get; init; }
}

public enum StepKind
{
    /// <summary>
    /// A layer by index into <see cref="ModelSpec.Layers"/>; calling one twice shares its parameters.
    /// </summary>
    Layer,

    /// <summary>
    /// A composite or operator without parameters. An operator is the composite whose signature names it; indexers are
    /// described by <see cref="Indexing"/>; a conversion is "Cast" with the choice "element" of Ml.Element.
    /// </summary>
    Function,

    /// <summary>
    /// A number or size, called "value", and the choice "element" of Ml.Element where it is not Float32. A flag is a
    /// Bool.
    /// </summary>
    Constant,
}

/// <summary>One step of a model's program.</summary>
/// <param name="Layer">Index of the layer, or -1.</param>
/// <param name="Operation">The composite's name ("Dense", "Add", "Softmax").</param>
/// <param name="Operands">Values read.</param>
/// <param name="Arguments">Constants handed over, by parameter name; what is left out has its default.</param>
/// <param name="Results">How many values it gives (more than one when deconstructed).</param>
/// <param name="Text">How the user wrote it, shortened for messages ("Conv2D(32, kernel: 3)").</param>
/// <param name="Line">One-based line in the user's file when checks name lines, else 0.</param>
public sealed record StepSpec(
    StepKind Kind, int Layer, string Operation, EquatableArray<int> Operands, EquatableArray<ArgumentSpec> Arguments,
    int Results, string Text, int Line)
{
    /// <summary>The name of the user's file, without its folder, when checks name lines, else empty.</summary>
    public string File { get; init; } = "";

    /// <summary>
    /// The index of the first step that stands at the same place of the source: rounds of a loop and calls of a method
    /// share it.
    /// </summary>
    public int Place { get; init; }

    /// <summary>What the declaration does with its result where no other step reads it.</summary>
    public ResultUse Use { get; init; }
}

/// <summary>What is done with a result, beside that other steps read it.</summary>
public enum ResultUse
{
    Kept,

    /// <summary>A call that stands alone, as a statement.</summary>
    Dropped,

    /// <summary>Put into a discard, or asked for its shape: it need not be read.</summary>
    Discarded,
}

public sealed record ArgumentSpec(string Name, ArgumentValue Value);

/// <summary>A constant of the declaration.</summary>
public abstract record ArgumentValue
{
    public sealed record Number(double Value) : ArgumentValue;

    public sealed record Flag(bool Value) : ArgumentValue;

    public sealed record Text(string Value) : ArgumentValue;

    /// <summary>A member of an enumeration of Ml.Attributes, by name.</summary>
    public sealed record Choice(string Value) : ArgumentValue;

    public sealed record Numbers(EquatableArray<double> Values) : ArgumentValue;

    /// <summary>A size computed from named sizes, as x.Dim("time") gives.</summary>
    public sealed record Size(Dim Value) : ArgumentValue;

    public sealed record Sizes(EquatableArray<Dim> Values) : ArgumentValue;
}
