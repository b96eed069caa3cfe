/// <summary>Predicts the noise in an image; group norm and a residual.</summary>
[Model]
public partial class Denoiser
{
    [Conv2D(16, kernel: 3, padding: Padding.Same)] private partial Tensor In(Tensor x);
    [GroupNorm(4)]                                 private partial Tensor Norm(Tensor x);
    [Conv2D(16, kernel: 3, padding: Padding.Same)] private partial Tensor Middle(Tensor x);
    [Conv2D(1, kernel: 3, padding: Padding.Same)]  private partial Tensor Out(Tensor x);

    Tensor Forward([Shape("batch", 1, 16, 16)] Tensor image)
    {
        Tensor x = In(image);
        return Out(x + Silu(Middle(Silu(Norm(x)))));
    }

    Tensor Loss(Tensor noise, [Shape("batch", 1, 16, 16)] Tensor wanted) => MeanSquaredError(noise, wanted);
}
