/// <summary>Four mixing blocks and a classifier.</summary>
[Model]
public partial class Mixer
{
    [Dense(64)]                  private partial Tensor Embed(Tensor x);
    [Use<MixerBlock>(repeat: 4)] private partial Tensor Blocks(Tensor x);
    [Dense(10)]                  private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 16, 48)] Tensor patches) => Head(Mean(Blocks(Embed(patches)), axis: 1));

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}
