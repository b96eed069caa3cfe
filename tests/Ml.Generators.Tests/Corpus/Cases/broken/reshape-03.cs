// case: reshape-03
// category: reshape count
// source: https://github.com/HVision-NKU/SRFormer/issues/34
// there: windows of 7 over an image of 32
// kind: error
// expect: line 15 span "Reshape(x, x.Dim(\"batch\"), Size / Window, Window, Size / Window, Window, Width)" id ML2007 contains "16384","12544" fix "divide|multiple|8|4"
// also: line 15 span "Reshape"

[Model]
public partial class Windows
{
    const int Size = 32, Window = 7, Width = 16;

    Tensor Forward([Shape("batch", Size, Size, Width)] Tensor x) => Transpose(
        Reshape(x, x.Dim("batch"), Size / Window, Window, Size / Window, Window, Width), 0, 1, 3, 2, 4, 5);
}
