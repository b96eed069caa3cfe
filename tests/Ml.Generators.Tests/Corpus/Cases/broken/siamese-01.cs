// case: siamese-01
// category: pairs
// source: own variation
// there: siamese: distance of columns and labels of rows
// kind: silent
// expect: line 15 span "same * Square(distance)" id ML2021 contains "[batch]","[batch, 1]" fix "Squeeze"

[Model]
public partial class Siamese
{
    [Dense(16)] private partial Tensor Embed(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor a, [Shape("batch", 8)] Tensor b)
        => Norm(Embed(a) - Embed(b), 1, keep: true);
    Tensor Loss(Tensor distance, [Shape("batch")] Tensor same)
        => Mean(same * Square(distance) + (1 - same) * Square(Relu(1 - distance)));
}
