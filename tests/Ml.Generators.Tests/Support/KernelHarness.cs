using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Emitting;
using Ml.Generators.Planning;
using Ml.Numerics;

namespace Ml.Generators.Tests.Support;

/// <summary>Compiles the text of kernels against Ml.Runtime, in memory, and hands them out as something to call.</summary>
public static class KernelHarness
{
    private static readonly MetadataReference[] References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Simd).Assembly.Location).Distinct(StringComparer.Ordinal)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    /// <summary>The text of each kernel, then the kernel ready to run.</summary>
    public static CompiledKernel Compile(Kernel kernel) => Compile([kernel])[0];

    /// <summary>Several kernels in one compilation, which costs as much as one.</summary>
    public static CompiledKernel[] Compile(IReadOnlyList<Kernel> kernels)
    {
        string[] texts = kernels.Select((kernel, i) => KernelEmitter.Write(kernel, $"{kernel.Recipe}{i}")).ToArray();
        Type type = Load(Wrap(kernels, texts), "Kernels");
        return kernels
            .Select((kernel, i) => new CompiledKernel(kernel, texts[i], type.GetMethod($"Run{i}", BindingFlags.Public | BindingFlags.Static)!))
            .ToArray();
    }

    private static string Wrap(IReadOnlyList<Kernel> kernels, string[] texts)
    {
        var source = new StringBuilder();
        source.Append("using System;\nusing System.Runtime.CompilerServices;\nusing Ml.Kernels;\nusing Ml.Numerics;\nusing Ml.Random;\n\n");
        foreach (string text in texts)
            source.Append(text);
        source.Append("public static class Kernels\n{\n");
        for (int i = 0; i < kernels.Count; i++)
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                public static unsafe void Run{{i}}(VectorWidth width, nint* args, int begin, int end)
                {
                    switch (width)
                    {
                        case VectorWidth.V512: {{Method(i, "Simd512")}}(args, begin, end); break;
                        case VectorWidth.V256: {{Method(i, "Simd256")}}(args, begin, end); break;
                        case VectorWidth.V128: {{Method(i, "Simd128")}}(args, begin, end); break;
                        default: {{Method(i, "Scalar")}}(args, begin, end); break;
                    }
                }

                """);
        }

        return source.Append("}\n").ToString();

        string Method(int i, string vector) => KernelEmitter.Method(kernels[i], $"{kernels[i].Recipe}{i}", vector);
    }

    /// <summary>A type of some source, compiled against Ml.Runtime.</summary>
    internal static Type Load(string source, string type)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Kernels" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Diagnostic[] errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException($"{string.Join("\n", errors.Take(10).AsEnumerable())}\n{Around(source, errors[0])}");
        return Assembly.Load(image.ToArray()).GetType(type)!;
    }

    private static string Around(string source, Diagnostic error)
    {
        int line = error.Location.GetLineSpan().StartLinePosition.Line, first = Math.Max(0, line - 60);
        return string.Join("\n", source.Split('\n').Skip(first).Take(90).Select((text, i) => $"{first + i + 1,5} {text}"));
    }
}
