namespace Ml.Training;

/// <summary>How a training run shows itself on the console.</summary>
public enum ProgressMode
{
    /// <summary>A bar on a terminal, lines where output goes to a file or a pipe.</summary>
    Auto,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>A line per epoch and one about every ten seconds.</summary>
    Lines,

    /// <summary>A bar, whatever the console says about itself.</summary>
    Bar,
}
