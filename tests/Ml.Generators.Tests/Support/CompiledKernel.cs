using System.Reflection;
using System.Runtime.InteropServices;
using Ml.Generators.Planning;
using Ml.Numerics;

namespace Ml.Generators.Tests.Support;

/// <summary>A kernel whose text was compiled.</summary>
public sealed unsafe class CompiledKernel
{
    private readonly delegate*<VectorWidth, nint*, int, int, void> _run;

    internal CompiledKernel(Kernel kernel, string text, MethodInfo run)
    {
        Kernel = kernel;
        Text = text;
        _run = (delegate*<VectorWidth, nint*, int, int, void>)run.MethodHandle.GetFunctionPointer();
    }

    public Kernel Kernel { get; }

    /// <summary>What was compiled.</summary>
    public string Text { get; }

    /// <summary>The method itself, for timing: width, arguments, first and last item.</summary>
    public delegate*<VectorWidth, nint*, int, int, void> Pointer => _run;

    /// <summary>How many items the kernel has for a choice of named sizes.</summary>
    public int Items(Func<string, long>? size = null) => (int)Kernel.Items.Evaluate(size ?? None);

    /// <summary>Runs items begin..end.</summary>
    /// <param name="pointers">In the order of <see cref="Kernel.Pointers"/>.</param>
    /// <param name="size">The named sizes.</param>
    public void Run(VectorWidth width, IReadOnlyList<nint> pointers, int begin, int end, Func<string, long>? size = null)
    {
        nint[] args = [.. pointers, .. Kernel.SizeNames.Select(name => (nint)(size ?? None)(name))];
        fixed (nint* first = args)
            _run(width, first, begin, end);
    }

    /// <summary>Runs all items over arrays of floats or ints, in pieces of <paramref name="grain"/> items.</summary>
    public void Run(VectorWidth width, IReadOnlyList<Array> arrays, Func<string, long>? size = null, int grain = int.MaxValue)
    {
        GCHandle[] pins = arrays.Select(a => GCHandle.Alloc(a, GCHandleType.Pinned)).ToArray();
        try
        {
            nint[] pointers = pins.Select(p => p.AddrOfPinnedObject()).ToArray();
            int items = Items(size);
            for (long begin = 0; begin < items; begin += grain)
                Run(width, pointers, (int)begin, (int)Math.Min(begin + grain, items), size);
        }
        finally
        {
            foreach (GCHandle pin in pins)
                pin.Free();
        }
    }

    private static long None(string name) => throw new ArgumentException($"No value for the size '{name}'.", nameof(name));
}
