using Ml.Generators;
using Ml.Models.Tests.Support;
using Ml.Testing.Declarations;

namespace Ml.Models.Tests;

/// <summary>What the compiler writes for three small models, whole: a change of it is seen and meant.</summary>
public sealed class EmittedCodeTests
{
    [Fact]
    public void Line() => Snapshot.Verify(
        Emit("Line", """
            [Model]
            [Input("batch", 1, Name = "x")]
            [Dense(1)]
            [MeanSquaredError]
            public partial class Line;
            """),
        typeof(EmittedCodeTests));

    [Fact]
    public void Digits() => Snapshot.Verify(
        Emit("Digits", """
            [Model]
            [Input("batch", 1, 8, 8, Name = "image")]
            [Conv2D(4, kernel: 3), Relu, MaxPool2D(2)]
            [Flatten, Dropout(0.25f), Dense(10)]
            [CrossEntropy]
            public partial class Digits;
            """),
        typeof(EmittedCodeTests));

    [Fact]
    public void Blocks() => Snapshot.Verify(
        Emit("Blocks", """
            [Model]
            public partial class Block
            {
                [LayerNorm] private partial Tensor Norm(Tensor x);
                [Dense(16)] private partial Tensor Mix(Tensor x);
                Tensor Forward([Shape("batch", 16)] Tensor x) => x + Gelu(Mix(Norm(x)));
            }

            [Model]
            public partial class Blocks
            {
                [Use<Block>(repeat: 6)] private partial Tensor Repeated(Tensor x);
                [Dense(3)] private partial Tensor Head(Tensor x);
                Tensor Forward([Shape("batch", 16)] Tensor x) => Head(Repeated(x));
                Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
            }
            """),
        typeof(EmittedCodeTests));

    private static string Emit(string type, string source) =>
        ModelCompiler.Compile(LoweredSources.Lower([source], type), new CompileOptions()).ToString();
}
