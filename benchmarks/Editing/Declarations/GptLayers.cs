/// <summary>The same network with every block as a layer of its own.</summary>
[Model]
public partial class GptLayers
{
    const int Vocabulary = 65, Width = 128, Context = 64;

    [Embedding(Vocabulary, Width)]   private partial Tensor Tokens(Tensor<int> ids);
    [Embedding(Context, Width)]      private partial Tensor Positions(Tensor<int> ids);
    [Use<GptBlock>]                  private partial Tensor Block1(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block2(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block3(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block4(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block5(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block6(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block7(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block8(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block9(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block10(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block11(Tensor x);
    [Use<GptBlock>]                  private partial Tensor Block12(Tensor x);
    [LayerNorm]                      private partial Tensor Norm(Tensor x);
    [Dense(Vocabulary, bias: false)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids)
    {
        Tensor x = Tokens(ids) + Positions(Range(ids.Dim("time")));
        x = Block4(Block3(Block2(Block1(x))));
        x = Block8(Block7(Block6(Block5(x))));
        x = Block12(Block11(Block10(Block9(x))));
        return Head(Norm(x));
    }

    Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(logits, next);
}
