using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Specs;
using Ml.Testing;
using Ml.Testing.Gradients;

namespace Ml.Generators.Tests.Gradients;

/// <summary>Every scalar primitive as a function, by finite differences, over broadcast operands of odd sizes and sizes of one.</summary>
public class PrimitiveGradientTests
{
    public static TheoryData<string> Functions => [.. Composite.All.Values
        .Where(c => c is MapFunction && c.Signature.ResultElement != "bool" && c.Signature.Operands.All(o => o.Element is not ("bool" or "bits")))
        .Select(c => c.Signature.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Maps_have_the_slope_they_show(string name)
    {
        int arity = Composite.All[name].Signature.Operands.Count;
        var program = new SpecBuilder(name);
        int[] operands = [.. new[] { "3, 1, 2", "5, 1" }.Take(arity).Select((sizes, i) => program.Input($"x{i}", sizes))];
        int y = program.Call(name, operands);
        int loss = program.Call("Sum", program.Call("Sin", y));
        GradientCheck.Verify(program.Build([y], loss, forwardSteps: 1), input: (spec, i) => Domain(name, spec, i));
    }

    /// <summary>Numbers where the function has a slope, away from its kinks.</summary>
    private static double Domain(string name, InputSpec spec, int i)
    {
        double x = GradientCheck.Number(spec.Name == "x0" ? 1 : 2, i);
        return name switch
        {
            "Acos" or "Asin" or "Atanh" => x * 0.45,
            "Acosh" => 1.2 + Math.Abs(x),
            "Log" or "Sqrt" or "Power" or "Log1p" => 0.3 + Math.Abs(x),
            "Divide" when spec.Name == "x1" => 0.5 + Math.Abs(x),
            "Tan" => x * 0.6,
            "Floor" or "Ceiling" or "Round" or "Truncate" => Math.Floor(x * 3) + 0.3,
            _ => x,
        };
    }
}
