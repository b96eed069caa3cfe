using Ml.Generators.Planning;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting;

/// <summary>Writes the bodies of one kind of kernel.</summary>
public abstract class KernelEmitter
{
    /// <summary>Every kind of kernel has one emitter; the list is the table of what can be emitted.</summary>
    private static readonly KernelEmitter[] All =
    [
        new Contractions.LoopContractionEmitter(),
        new Loops.MapEmitter(),
        new Loops.ReduceEmitter(),
        new Contractions.TiledContractionEmitter(),
        new Contractions.PackPanelsEmitter(),
        new Loops.RowEmitter(),
        new Loops.MaxPoolEmitter(),
        new Loops.AveragePoolEmitter(),
        new Loops.MaxPoolGradientEmitter(),
        new Loops.AveragePoolGradientEmitter(),
        new Loops.ArgReduceEmitter(),
        new Loops.GatherEmitter(),
        new Loops.ScatterAddEmitter(),
        new Loops.RandomEmitter(),
    ];

    protected abstract bool Handles(Kernel kernel);

    /// <summary>The type's text, from its documentation to its closing brace.</summary>
    protected abstract void WriteType(Kernel kernel, string name, SourceWriter writer);

    /// <summary>The method that runs the items of such a kernel on a vector type.</summary>
    protected abstract string MethodOf(string name, string vector);

    /// <summary>The text of the type that is a kernel, with <paramref name="name"/> as its name.</summary>
    public static string Write(Kernel kernel, string name)
    {
        var writer = new SourceWriter();
        Of(kernel).WriteType(kernel, name, writer);
        return writer.ToString();
    }

    /// <summary>The method <c>(nint* args, int begin, int end)</c> that runs a kernel of this name.</summary>
    public static string Method(Kernel kernel, string name, string vector = "V") => Of(kernel).MethodOf(name, vector);

    private static KernelEmitter Of(Kernel kernel) => All.FirstOrDefault(e => e.Handles(kernel))
        ?? throw new InvalidOperationException($"No emitter writes {kernel.GetType().Name}.");
}

/// <summary>An emitter of one type of kernel as loops of its own: <c>Sum.Run&lt;V&gt;</c>.</summary>
public abstract class KernelEmitter<T> : KernelEmitter
    where T : Kernel
{
    protected sealed override bool Handles(Kernel kernel) => kernel is T;

    protected sealed override string MethodOf(string name, string vector) => $"{name}.Run<{vector}>";

    protected sealed override void WriteType(Kernel kernel, string name, SourceWriter writer)
    {
        var body = new KernelWriter(writer);
        body.Line($"/// <summary>{kernel.Summary}</summary>");
        using SourceWriter.Block braces = body.Braces($"internal static unsafe class {name}");
        body.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]");
        using (body.Braces(
            "public static void Run<V>(nint* args, int begin, int end) where V : unmanaged, IVector<V>"))
        {
            int index = 0;
            foreach (KernelPointer pointer in kernel.Pointers)
            {
                string type = pointer.IsIndex ? "int" : "float";
                body.Line($"{type}* {body.Fresh(pointer.Name)} = ({type}*)args[{index++}];");
            }

            foreach (string size in kernel.SizeNames)
                body.Line($"nint {body.Fresh(CSharpDialect.SizeName(size))} = args[{index++}];");
            Write((T)kernel, body);
        }
    }

    protected abstract void Write(T kernel, KernelWriter writer);
}

/// <summary>
/// An emitter of one type of kernel as a struct that fills in loops of the runtime:
/// <c>Contraction.Run&lt;V, MatMul&gt;</c>.
/// </summary>
/// <param name="runner">The runtime's class of loops.</param>
public abstract class StructEmitter<T>(string runner) : KernelEmitter
    where T : Kernel
{
    protected sealed override bool Handles(Kernel kernel) => kernel is T;

    protected sealed override string MethodOf(string name, string vector) => $"{runner}.Run<{vector}, {name}>";

    protected sealed override void WriteType(Kernel kernel, string name, SourceWriter writer) =>
        Write((T)kernel, name, writer);

    protected abstract void Write(T kernel, string name, SourceWriter writer);
}
