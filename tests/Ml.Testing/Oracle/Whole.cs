using Ml.Generators.Shapes;

namespace Ml.Testing.Oracle;

/// <summary>Arithmetic by element type: whole numbers, of which a double holds every int, wrap to 32 bits.</summary>
internal static class Whole
{
    public static double Add(ElementType element, double a, double b) =>
        element == ElementType.Int32 ? Of((long)a + (long)b) : a + b;

    public static double Multiply(ElementType element, double a, double b) =>
        element == ElementType.Int32 ? Of((long)a * (long)b) : a * b;

    public static double Size(ElementType element, long size) => element == ElementType.Int32 ? Of(size) : size;

    private static double Of(long number) => unchecked((int)number);
}
