using static Ml.Functions;

namespace Ml.Generators.Tests.Surface;

/// <summary>The functions as users call them: that this compiles, every call finding one overload, is most of the test.</summary>
public class FunctionTests
{
    private static readonly Func<Tensor, Tensor<int>, Tensor>[] Bodies =
    [
        (x, _) => Sum(x),
        (x, _) => Sum(x, 1),
        (x, _) => Sum(x, axis: -1, keep: true),
        (x, _) => Sum(x, [0, 2], keep: true),
        (x, _) => Softmax(x),
        (x, _) => MaxPool2D(x, 2),
        (x, _) => MaxPool2D(x, kernel: 3, stride: 2, padding: Padding.Same),
        (x, _) => MaxPool2D(x, [3, 2], stride: [2, 1]),
        (x, _) => Concat(1, x, x),
        (x, _) => Reshape(x, x.Dim("batch"), -1),
        (x, _) => Transpose(x),
        (x, _) => Transpose(x, 0, 2, 1),
        (x, y) => CrossEntropy(x, y),
        (x, y) => CrossEntropy(x, y, smoothing: 0.1f),
        (x, y) => CrossEntropy(x, y, x, ignore: 0),
        (x, y) => Select(y == 0, x, 0),
        (x, y) => Select(x > 0 & y == 1, Exp(x), -x),
        (x, _) => Clamp(x, low: 0),
        (x, y) => x * OneHot(y, 3) + (Tensor)Range(3),
        (x, _) => Gelu(x, tanh: true) + Var(x, -1, correction: 0),
    ];

    [Fact]
    public void Functions_say_that_they_do_not_run()
    {
        foreach (Func<Tensor, Tensor<int>, Tensor> body in Bodies)
        {
            Should.Throw<Exception>(() => body(null!, null!)).ShouldSatisfyAllConditions(
                e => (e is InvalidOperationException or NullReferenceException).ShouldBeTrue(),
                e => (e is NullReferenceException || e.Message.Contains("do not run")).ShouldBeTrue());
        }
    }

    [Fact]
    public void Attributes_take_one_int_or_several()
    {
        new Conv2DAttribute(8, 3).ShouldNotBeNull();
        new Conv2DAttribute(8, kernel: new[] { 3, 5 }, pad: new[] { 1, 2 }).ShouldNotBeNull();
        new Conv2DAttribute(8, kernel: 3, stride: 2, padding: Padding.Same, bias: false, init: Init.KaimingNormal).ShouldNotBeNull();
        new LayerNormAttribute().ShouldNotBeNull();
        new SumAttribute(1).ShouldNotBeNull();
    }
}
