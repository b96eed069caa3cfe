namespace Ml.Generators.Diagnostics;

/// <summary>Sentences that more than one place says.</summary>
internal static class Messages
{
    public static string Internal(string failure) =>
        $"The compiler of models failed ({failure.Replace('\r', ' ').Replace('\n', ' ')}): please report this with the "
        + "model's declaration";
}
