// case: residual-07
// category: branches
// source: own variation
// there: a variational encoder with two widths
// kind: error
// expect: line 14 span "Exp(LogVar(x) * 0.5f) * noise" id ML2010 contains "8","16" fix "'LogVar'","16"

[Model]
public partial class Variational
{
    [Dense(16)] private partial Tensor Mu(Tensor x);
    [Dense(8)] private partial Tensor LogVar(Tensor x);
    [Dense(32)] private partial Tensor Dec(Tensor x);
    Tensor Forward([Shape("batch", 32)] Tensor x, [Shape("batch", 16)] Tensor noise) => Dec(Mu(x) + Exp(LogVar(x) * 0.5f) * noise);
}
