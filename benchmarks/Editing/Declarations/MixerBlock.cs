/// <summary>Patches mixed along and across, four times.</summary>
[Model]
public partial class MixerBlock
{
    const int Patches = 16, Width = 64;

    [LayerNorm]          private partial Tensor Norm1(Tensor x);
    [Dense(32)]          private partial Tensor Along1(Tensor x);
    [Dense(Patches)]     private partial Tensor Along2(Tensor x);
    [LayerNorm]          private partial Tensor Norm2(Tensor x);
    [Dense(2 * Width)]   private partial Tensor Across1(Tensor x);
    [Dense(Width)]       private partial Tensor Across2(Tensor x);

    Tensor Forward([Shape("batch", Patches, Width)] Tensor x)
    {
        x += SwapAxes(Along2(Gelu(Along1(SwapAxes(Norm1(x), 1, 2)))), 1, 2);
        return x + Across2(Gelu(Across1(Norm2(x))));
    }
}
