// case: ok-26-sub-models
// note: a head that fits its encoder
// expect: nothing

[Model]
[Input("batch", "time", 32, Name = "hidden")]
[Dense(16), Gelu, Dense(4)]
public partial class Head;

[Model]
public partial class Encoder
{
    [Embedding(300, 32)] private partial Tensor Words(Tensor<int> ids);
    [Use<Head>] private partial Tensor Tags(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Tags(Words(ids));
}
