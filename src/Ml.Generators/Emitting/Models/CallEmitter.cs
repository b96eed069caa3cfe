using System.Globalization;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Models;

/// <summary>Prints the way from spans to a program: pins, points and picks the vector width.</summary>
internal static class CallEmitter
{
    // Each width with the type that implements it, widest first.
    private static readonly (string Width, string Vector)[] Widths =
        [("V512", "Simd512"), ("V256", "Simd256"), ("V128", "Simd128"), ("Scalar", "Scalar")];

    /// <param name="locals">C# of every pointer that is not a caller's tensor, by region.</param>
    public static void WriteCall(
        SourceWriter writer, string program, ProgramSignature signature, IReadOnlyList<BoundaryTensor> tensors,
        IReadOnlyDictionary<Region, string> locals)
    {
        string type = program.Substring(0, program.LastIndexOf('.'));
        foreach (ProgramPointer pointer in signature.Pointers)
        {
            if (locals.TryGetValue(pointer.Region, out string? value))
                writer.Line($"{pointer.Type}* {Local(pointer.Name)} = {value.Replace("PROGRAMS", type)};");
            else if (pointer is { Region: Region.Output, Slot: -1 })
                writer.Line($"float* {Local(pointer.Name)} = figures;");
        }

        foreach (BoundaryTensor tensor in tensors)
            writer.Line($"fixed ({tensor.Element}* {Local(tensor.Name)} = {tensor.Name})");
        using (writer.Braces())
        {
            WriteDispatch(
                writer, program,
                string.Join(", ", signature.Pointers.Select(p => Local(p.Name)).Concat(signature.Sizes)));
        }
    }

    /// <summary>Calls a generic method with the vector type of this process.</summary>
    public static void WriteDispatch(SourceWriter writer, string method, string arguments)
    {
        using (writer.Braces("switch (global::Ml.Numerics.Simd.Width)"))
        {
            foreach ((string width, string vector) in Widths)
            {
                writer.Line(width == "Scalar" ? "default:" : $"case global::Ml.Numerics.VectorWidth.{width}:");
                using (writer.Indent())
                {
                    writer.Line($"{method}<global::Ml.Numerics.{vector}>({arguments});");
                    writer.Line("break;");
                }
            }
        }
    }

    /// <summary>The size of scratch memory as an expression.</summary>
    public static string Floats(Dim size) => size.IsConstant
        ? size.Value.ToString(CultureInfo.InvariantCulture)
        : CSharpDialect.Size(size);

    private static string Local(string name) => name.TrimStart('@') + "Pointer";
}
