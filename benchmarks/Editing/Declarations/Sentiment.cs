/// <summary>The mood of a sentence from the mean of its words.</summary>
[Model]
public partial class Sentiment
{
    [Embedding(5000, 64)] private partial Tensor Words(Tensor<int> ids);
    [Dense(32)]           private partial Tensor Hidden(Tensor x);
    [Dense(2)]            private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Relu(Hidden(Mean(Words(ids), axis: 1))));

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}
