namespace Ml.Samples.Tests.Guide;

/// <summary>Tests that redirect the console and change the current folder: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "process-wide";
}
