using Ml.Numerics;

namespace Ml.Runtime.Tests.Numerics;

/// <summary>A function of VectorMath as a type, so that one test runs it on every width.</summary>
interface IVectorFunction
{
    static abstract V Of<V>(V x) where V : unmanaged, IVector<V>;
}

static class Functions
{
    public struct Exp : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Exp(x); }

    public struct Decay : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Decay(x); }

    public struct Expm1 : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Expm1(x); }

    public struct Sigmoid : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Sigmoid(x); }

    public struct Tanh : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Tanh(x); }

    public struct Sinh : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Sinh(x); }

    public struct Cosh : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Cosh(x); }

    public struct Log : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Log(x); }

    public struct Log1p : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Log1p(x); }

    public struct Asinh : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Asinh(x); }

    public struct Acosh : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Acosh(x); }

    public struct Atanh : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Atanh(x); }

    public struct Erf : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Erf(x); }

    public struct Erfc : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Erfc(x); }

    public struct Sin : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Sin(x); }

    public struct Cos : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Cos(x); }

    public struct Tan : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Tan(x); }

    public struct Asin : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Asin(x); }

    public struct Acos : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Acos(x); }

    public struct Atan : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Atan(x); }

    public struct Rsqrt : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Rsqrt(x); }

    public struct Reciprocal : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Reciprocal(x); }

    public struct Sign : IVectorFunction { public static V Of<V>(V x) where V : unmanaged, IVector<V> => VectorMath.Sign(x); }
}
