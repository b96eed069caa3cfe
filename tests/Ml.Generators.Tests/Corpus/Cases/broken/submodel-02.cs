// case: submodel-02
// category: sub-model input mismatch
// source: own variation
// there: an image where a vector is wanted
// kind: error
// expect: line 21 span "Look(image)" id any contains "[batch, 256]","[batch, 16, 4, 4]" fix "Flatten"
// also: line 21 span "Classify"
// also: line 21 span "Classify(Look(image))"

[Model]
[Input("batch", 256, Name = "vector")]
[Dense(10)]
public partial class Classifier;

[Model]
public partial class Vision
{
    [Conv2D(16, kernel: 4, stride: 4)] private partial Tensor Look(Tensor x);
    [Use<Classifier>] private partial Tensor Classify(Tensor x);

    Tensor Forward([Shape("batch", 3, 16, 16)] Tensor image) => Classify(Look(image));
}
