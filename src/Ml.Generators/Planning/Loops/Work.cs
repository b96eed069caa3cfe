using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Planning.Loops;

/// <summary>What map nodes cost per element, in simple operations: decides forks and what is worth keeping.</summary>
public static class Work
{
    /// <summary>A transcendental function takes about as long as this many additions.</summary>
    public const int Transcendental = 12;

    public static int Of(IEnumerable<Node> nodes) => nodes.Sum(Of);

    public static int Of(Node node) => node.Operation switch
    {
        Leaf => 0,
        _ when IsExpensive(node) => Transcendental,
        Divide or Sqrt => 4,
        _ => 1,
    };

    /// <summary>Whether loading a stored result is cheaper than computing it again.</summary>
    public static bool IsExpensive(Node node) => node.Operation is
        Exp or Decay or Log or Expm1 or Log1p or Tanh or Sigmoid or Erf or Erfc or Power or Sin or Cos or Tan or Asin
        or Acos or Atan or Sinh or Cosh or Asinh or Acosh or Atanh;
}
