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

    protected abstract void WriteBody(Kernel kernel, KernelWriter writer);

    /// <summary>
    /// The method's text from its documentation to its closing brace, with <paramref name="name"/> as its name.
    /// </summary>
    public static string Write(Kernel kernel, string name)
    {
        var writer = new KernelWriter();
        writer.Line($"/// <summary>{kernel.Summary}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]");
        using (writer.Braces(
            $"private static unsafe void {name}<V>(nint* args, int begin, int end) where V : unmanaged, IVector<V>"))
        {
            int index = 0;
            foreach (KernelPointer pointer in kernel.Pointers)
            {
                string type = pointer.IsIndex ? "int" : "float";
                writer.Line($"{type}* {writer.Fresh(pointer.Name)} = ({type}*)args[{index++}];");
            }

            foreach (string size in kernel.SizeNames)
                writer.Line($"nint {writer.Fresh(CSharpDialect.SizeName(size))} = args[{index++}];");
            (All.FirstOrDefault(e => e.Handles(kernel))
                ?? throw new InvalidOperationException($"No emitter writes {kernel.GetType().Name}.")).WriteBody(kernel,
                writer);
        }

        return writer.Out.ToString();
    }
}

/// <summary>An emitter of one type of kernel.</summary>
public abstract class KernelEmitter<T> : KernelEmitter
    where T : Kernel
{
    protected sealed override bool Handles(Kernel kernel) => kernel is T;

    protected sealed override void WriteBody(Kernel kernel, KernelWriter writer) => Write((T)kernel, writer);

    protected abstract void Write(T kernel, KernelWriter writer);
}
