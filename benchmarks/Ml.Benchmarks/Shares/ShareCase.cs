namespace Ml.Benchmarks.Shares;

/// <summary>A call whose arithmetic is known.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Flops">Multiplications and additions that the task needs, however it is computed.</param>
/// <param name="Bytes">What must be read or written at least once: inputs, parameters, results.</param>
/// <param name="Run">The call.</param>
/// <param name="Check">Largest distance to a plain computation in double, relative to the largest result; compared before anything is timed.</param>
/// <param name="Owner">What to dispose afterwards.</param>
sealed record ShareCase(string Name, double Flops, double Bytes, Action Run, Func<double> Check, IDisposable Owner)
{
    // Single precision over sums of at most 1600 products of numbers around one.
    const double Tolerance = 1e-4;

    /// <summary>Stops a program that computes something else before it is timed.</summary>
    public void Verify()
    {
        Run();
        var error = Check();
        if (!(error <= Tolerance))
            throw new InvalidOperationException($"{Name} is wrong: {error:g3} from a plain computation, allowed {Tolerance}");
    }
}
