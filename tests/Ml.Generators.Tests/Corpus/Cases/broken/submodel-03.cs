// case: submodel-03
// category: sub-model input mismatch
// source: own variation
// there: the sub-model takes whole numbers
// kind: error
// expect: line 19 span "Use<Words>" id any contains "int","[batch, 5]" fix "Int32|int"
// also: line 18 span "Input(\"batch\", 5, Name = \"tokens\")"

[Model]
public partial class Words
{
    [Embedding(100, 8)] private partial Tensor Table(Tensor<int> ids);

    Tensor Forward([Shape("batch", 5)] Tensor<int> ids) => Table(ids);
}

[Model]
[Input("batch", 5, Name = "tokens")]
[Use<Words>, Flatten, Dense(2)]
public partial class Outer;
