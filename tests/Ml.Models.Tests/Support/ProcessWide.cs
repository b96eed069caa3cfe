namespace Ml.Models.Tests.Support;

/// <summary>Tests that set process-wide switches (width, threads) or measure the process: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "process-wide";
}
