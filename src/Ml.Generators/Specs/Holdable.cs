namespace Ml.Generators.Specs;

/// <summary>What can be generated for a declared type.</summary>
public enum Holdable
{
    /// <summary>The type cannot have another part.</summary>
    Nothing,

    /// <summary>Bodies of its layer methods, which C# demands; other members would clash or not compile.</summary>
    LayerMethods,

    /// <summary>All members of a model.</summary>
    Members,
}
