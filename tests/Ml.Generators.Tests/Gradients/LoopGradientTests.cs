using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Gradients;

/// <summary>Repeated models that are differentiated whatever they do with what they are given.</summary>
public sealed class LoopGradientTests
{
    [Fact]
    public void A_repeated_model_may_ignore_what_it_is_given_and_carry_integers() => ModelRun.Clean("""
        [Model]
        public partial class Net
        {
            [Use<Block>(repeat: 2)] private partial (Tensor, Tensor, Tensor<int>) Blocks(Tensor x, Tensor y, Tensor<int> z);
            [Dense(8)] private partial Tensor First(Tensor x);
            Tensor Forward([Shape("batch", 8)] Tensor x, [Shape("batch", 8)] Tensor<int> ids)
            {
                var (a, b, c) = Blocks(First(x), First(x), ids);
                return a + b + (Tensor)c;
            }
            Tensor Loss(Tensor output, [Shape("batch", 8)] Tensor target) => MeanSquaredError(output, target);
        }

        [Model]
        public partial class Block
        {
            [Dense(8)] private partial Tensor Inner(Tensor x);
            (Tensor, Tensor, Tensor<int>) Forward(
                [Shape("batch", 8)] Tensor x, [Shape("batch", 8)] Tensor y, [Shape("batch", 8)] Tensor<int> z) =>
                (Inner(x), Tanh(x), z + 1);
        }
        """);
}
