using System.Reflection;
using Ml.Models.Tests.Support;
using Ml.Testing.Declarations;

namespace Ml.Models.Tests;

/// <summary>MlChecks=full: the layer that made the first NaN or infinity is named with file and line, or what came in with it.</summary>
public sealed class FullCheckTests
{
    private static readonly Lazy<ModelAssembly> Compiled = new(() => ModelAssembly.Compile(Sources(), checks: "full"));

    public static TheoryData<string> Names => [.. TestModel.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Models_give_what_they_give_without_checks(string name)
    {
        using ITrainable plain = TestModel.Named(name).Create(4);
        using ITrainable full = Create<ITrainable>(name, 4);
        Batch batch = TestModel.Fill(plain, 6);
        full.ComputeLoss(batch).ShouldBe(plain.ComputeLoss(batch), 1e-4f);
        full.Backpropagate(batch).ShouldBe(plain.Backpropagate(batch), 1e-4f);
        Close.To(full.Gradients.ReadOnlyValues, [.. plain.Gradients.ReadOnlyValues.ToArray().Select(g => (double)g)], name, 1e-3);
    }

    [Theory]
    [InlineData(1f, "Chain.cs(9): layer 'log' gave NaN at element 0 of ")]
    [InlineData(float.NaN, "The input 'x' [batch, 4] holds NaN at element 5 of 8: it came in with the data.")]
    [InlineData(float.PositiveInfinity, "But the input 'x' [batch, 4] holds Infinity at element 5 of 8, which may be where it comes from.")]
    [InlineData(float.NegativeInfinity, "But the input 'x' [batch, 4] holds -Infinity at element 5 of 8")]
    public void The_layer_or_the_input_is_named(float value, string expected)
    {
        using var model = Create<IModel>("Chain", 1);
        string message = Failure(model, [1, 1, 1, 1, 1, value, 1, 1]);
        message.ShouldContain(expected);
    }

    [Fact]
    public void A_weight_that_is_not_finite_is_its_layer_s()
    {
        using var model = Create<IModel>("Chain", 1);
        model.Parameters["first.weight"].Values[3] = float.NaN;
        Failure(model, new float[8]).ShouldStartWith("Chain.cs(8): layer 'first' gave NaN");
    }

    [Fact]
    public void A_layer_of_a_repeated_block_is_named_by_the_block_s_file()
    {
        using var model = Create<IModel>("Outer", 1);
        float[] bias = new float[3];
        bias.AsSpan().Fill(100);
        bias.CopyTo(model.Parameters["blocks.1.grow.bias"].Values);
        Failure(model, new float[6]).ShouldStartWith("Inner.cs(5): layer 'blocks.exp' gave Infinity at element 0 of 6.");
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_named_by_its_layer()
    {
        using var model = Create<ITrainable>("Slope", 1);
        Batch batch = Batch.For(model.Description);
        batch.Reset(2);
        new float[] { 1, 1, 1e-39f, 1 }.CopyTo(batch.FillFloats(0, 4));
        batch.FillFloats(1, 4).Fill(1);
        float.IsFinite(model.ComputeLoss(batch)).ShouldBeTrue();
        string message = Should.Throw<NotFiniteNumberException>(() => model.Backpropagate(batch)).Message;
        message.ShouldStartWith("Slope.cs(4): layer 'log' has a gradient that is -Infinity at element 2 of 4.");
    }

    [Fact]
    public void A_target_that_is_not_finite_is_named()
    {
        using var model = Create<ITrainable>("Slope", 1);
        Batch batch = Batch.For(model.Description);
        batch.Reset(1);
        batch.FillFloats(0, 2).Fill(1);
        new[] { 1, float.NaN }.CopyTo(batch.FillFloats(1, 2));
        foreach (Action run in new Action[] { () => model.ComputeLoss(batch), () => model.Backpropagate(batch) })
            Should.Throw<NotFiniteNumberException>(run).Message.ShouldStartWith("The input 'target' [batch, 2] holds NaN at element 1 of 2");
    }

    [Fact]
    public void An_infinity_that_is_declared_or_given_is_no_mistake()
    {
        using var masked = Create<IModel>("Masked", 1);
        float[] y = new float[4];
        Predict(masked, [1, -2, 3, -4], y);
        y.ShouldBe([1, 0, 1, 0], 0.2);
        using var identity = Create<IModel>("Passing", 1);
        Predict(identity, [float.NegativeInfinity, 2, float.PositiveInfinity, 0], y);
        y.ShouldBe([0, 2, float.PositiveInfinity, 0]);
    }

    private static string Failure(IModel model, float[] x) => Should.Throw<NotFiniteNumberException>(() =>
    {
        Batch batch = Batch.For(model.Description, withTargets: false);
        batch.Reset(2);
        x.CopyTo(batch.FillFloats(0, x.Length));
        model.Predict(batch, Batch.ForOutputs(model.Description));
    }).Message;

    private static void Predict(IModel model, float[] x, float[] y)
    {
        Batch batch = Batch.For(model.Description, withTargets: false);
        batch.Reset(1);
        x.CopyTo(batch.FillFloats(0, x.Length));
        Batch outputs = Batch.ForOutputs(model.Description);
        model.Predict(batch, outputs);
        outputs.Floats(0).CopyTo(y);
    }

    private static T Create<T>(string name, ulong seed)
    {
        string? failure = Compiled.Value.Failure(name);
        failure.ShouldBeNull();
        string type = TestModel.All.Any(m => m.Name == name) ? "Ml.Models.Tests.Models." + name : name;
        return (T)Activator.CreateInstance(Compiled.Value.Find(type), seed)!;
    }

    private static Dictionary<string, string> Sources()
    {
        Assembly assembly = typeof(FullCheckTests).Assembly;
        Dictionary<string, string> sources = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".cs", StringComparison.Ordinal))
            .ToDictionary(n => n.Replace(".cs", "", StringComparison.Ordinal), n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                return reader.ReadToEnd();
            }, StringComparer.Ordinal);
        sources["Chain"] = """
            [Model]
            public partial class Chain
            {
                [Dense(4)] private partial Tensor First(Tensor x);
                [Dense(3)] private partial Tensor Second(Tensor x);
                Tensor Forward([Shape("batch", 4)] Tensor x)
                {
                    Tensor a = Tanh(First(x));
                    Tensor b = Exp(Log(a - 5));
                    return Second(Sqrt(b * b));
                }
            }
            """;
        sources["Inner"] = """
            [Model]
            public partial class Inner
            {
                [Dense(3)] private partial Tensor Grow(Tensor x);
                Tensor Forward([Shape("batch", 3)] Tensor x) => Tanh(Relu(Exp(Grow(x))) * 0.5f);
            }
            """;
        sources["Outer"] = """
            [Model]
            public partial class Outer
            {
                [Use<Inner>(repeat: 3)] private partial Tensor Blocks(Tensor x);
                Tensor Forward([Shape("batch", 3)] Tensor x) => Blocks(x);
            }
            """;
        sources["Slope"] = """
            [Model]
            public partial class Slope
            {
                Tensor Forward([Shape("batch", 2), WithGradient] Tensor x) => Log(x);
                Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor target) => MeanSquaredError(y, target);
            }
            """;
        sources["Masked"] = """
            [Model]
            public partial class Masked
            {
                Tensor Forward([Shape("batch", 4)] Tensor x) => Sigmoid(Select(x > 0, x * 5, float.NegativeInfinity));
            }
            """;
        sources["Passing"] = """
            [Model]
            public partial class Passing
            {
                Tensor Forward([Shape("batch", 4)] Tensor x) => Relu(Relu(x) + 0);
            }
            """;
        return sources;
    }
}
