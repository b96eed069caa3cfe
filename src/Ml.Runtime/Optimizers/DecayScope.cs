namespace Ml.Optimizers;

/// <summary>Which parameters an optimiser's weight decay touches.</summary>
public enum DecayScope
{
    /// <summary>Every parameter, as torch does when it is given one group.</summary>
    All,

    /// <summary>Those whose <see cref="Contracts.ParameterInfo.Decays"/> is set: by default weights of two or more
    /// axes, so biases and the scales of norms are spared.</summary>
    Marked,
}
