namespace Ml.Conformance.Tests;

/// <summary>Tests that force what all of the process uses, such as the vector width: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "process-wide";
}
