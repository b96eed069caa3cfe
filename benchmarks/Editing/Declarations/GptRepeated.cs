/// <summary>Twelve blocks as one layer that is repeated.</summary>
[Model]
public partial class GptRepeated
{
    const int Vocabulary = 65, Width = 128, Context = 64;

    [Embedding(Vocabulary, Width)]   private partial Tensor Tokens(Tensor<int> ids);
    [Embedding(Context, Width)]      private partial Tensor Positions(Tensor<int> ids);
    [Use<GptBlock>(repeat: 12)]      private partial Tensor Blocks(Tensor x);
    [LayerNorm]                      private partial Tensor Norm(Tensor x);
    [Dense(Vocabulary, bias: false)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids)
        => Head(Norm(Blocks(Tokens(ids) + Positions(Range(ids.Dim("time"))))));

    Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(logits, next);
}
