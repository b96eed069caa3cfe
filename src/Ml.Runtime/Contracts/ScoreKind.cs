namespace Ml.Contracts;

/// <summary>What the elements of an output are to the loss that reads it.</summary>
public enum ScoreKind
{
    /// <summary>The larger the likelier, and no more than that; zero parts yes from no.</summary>
    Scores,

    /// <summary>A softmax over the classes, or a sigmoid of each element, makes them probabilities.</summary>
    Logits,

    /// <summary>Logarithms of probabilities.</summary>
    LogProbabilities,

    /// <summary>Probabilities; one half parts yes from no.</summary>
    Probabilities,
}
