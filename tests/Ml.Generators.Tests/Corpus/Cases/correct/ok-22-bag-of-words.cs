// case: ok-22-bag-of-words
// note: an average of embeddings
// expect: nothing

[Model]
[Input("batch", "words", Name = "text", Element = Element.Int32)]
[Embedding(2000, 32), Mean(1)]
[Dense(16), Relu, Dense(1)]
[BinaryCrossEntropy]
public partial class Sentiment;
