using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Contractions;

/// <summary>Reads weights stored as [out, in / groups, kernel...] the way a convolution sums over them.</summary>
public static class ConvolutionWeights
{
    /// <summary>
    /// The access of axes [groups, out / groups, in / groups, kernel...], and how far its first element lies from the
    /// stored tensor's first. For an adjoint convolution out and in are exchanged and taps run backwards.
    /// </summary>
    /// <param name="stored">Axes [out, in / groups, kernel...] with any strides.</param>
    public static (TensorAccess Access, Dim Offset) View(TensorAccess stored, Convolution convolution)
    {
        int groups = convolution.Groups;
        Dim perGroup = stored.Shape[0].FloorDivide(groups);
        Dim groupStride = perGroup * stored.Strides[0];
        IEnumerable<Dim> taps = stored.Shape.Skip(2), tapStrides = stored.Strides.Skip(2);
        if (!convolution.Adjoint)
        {
            return (
                stored with
                {
                    Shape = new Shape(new Dim[] { groups, perGroup, stored.Shape[1] }.Concat(taps)),
                    Strides = new[] { groupStride, stored.Strides[0], stored.Strides[1] }.Concat(tapStrides)
                        .ToEquatableArray(),
                },
                Dim.Zero);
        }

        return (
            stored with
            {
                Shape = new Shape(new Dim[] { groups, stored.Shape[1], perGroup }.Concat(taps)),
                Strides = new[] { groupStride, stored.Strides[1], stored.Strides[0] }
                    .Concat(tapStrides.Select(s => s * -1)).ToEquatableArray(),
            },
            Dim.Sum(taps.Zip(tapStrides, (size, stride) => (size - 1) * stride)));
    }
}
