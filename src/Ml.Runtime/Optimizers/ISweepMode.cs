namespace Ml.Optimizers;

/// <summary>Whether a sweep stores what the rule gives, or looks at it: a constant to the compiler.</summary>
interface ISweepMode
{
    static abstract bool Stores { get; }
}

/// <summary>Stores; for steps that are known to be finite.</summary>
readonly struct Taken : ISweepMode
{
    public static bool Stores => true;
}

/// <summary>Stores nothing, and finds the largest sizes and whether anything is not finite.</summary>
readonly struct Tried : ISweepMode
{
    public static bool Stores => false;
}
