namespace Ml;

/// <summary>How weights start. Fans are the inputs and outputs that one weight tensor connects.</summary>
public enum Init
{
    /// <summary>The layer's own choice, named in its documentation.</summary>
    Default,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>Uniform in +-sqrt(6 / fan-in): keeps the variance through ReLU (He et al. 2015).</summary>
    KaimingUniform,

    /// <summary>Normal with deviation sqrt(2 / fan-in) (He et al. 2015).</summary>
    KaimingNormal,

    /// <summary>Uniform in +-sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    XavierUniform,

    /// <summary>Normal with deviation sqrt(2 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    XavierNormal,

    /// <summary>Uniform in +-sqrt(3 / fan-in): keeps the variance through linear layers (LeCun et al. 1998).</summary>
    LecunUniform,

    /// <summary>Normal with deviation sqrt(1 / fan-in) (LeCun et al. 1998).</summary>
    LecunNormal,

    /// <summary>Normal with deviation 0.02.</summary>
    Normal,

    /// <summary>Uniform in +-sqrt(1 / fan-in).</summary>
    Uniform,
}
