namespace Ml.Testing;

/// <summary>How much a randomised test does: a share by default, everything under ML_LONG=1.</summary>
public static class Effort
{
    /// <summary>Whether time does not matter.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("ML_LONG") == "1";

    /// <summary>Rounds of a test with a fixed seed: the long run begins with those of the usual one.</summary>
    public static int Rounds(int usual, int thorough) => IsLong ? thorough : usual;
}
