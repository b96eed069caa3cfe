// case: positions-02
// category: table of positions
// source: own variation
// there: rows and width of the table exchanged
// kind: error
// expect: line 13 span "Token(ids) + Position(Range(ids.Dim(\"time\")))" id any contains "64","512" fix "Embedding(512, 64)"

[Model]
public partial class Net
{
    [Embedding(1000, 64)] private partial Tensor Token(Tensor<int> ids);
    [Embedding(64, 512)] private partial Tensor Position(Tensor<int> ids);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Token(ids) + Position(Range(ids.Dim("time")));
}
