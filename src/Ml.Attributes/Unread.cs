namespace Ml;

/// <summary>What happens when symbolic code is run instead of compiled.</summary>
internal static class Unread
{
    public static InvalidOperationException Error => new(
        "The bodies of Forward and Loss are read by the compiler and do not run. Call Predict or Backpropagate instead.");
}
