using Ml.Testing.Declarations;
using Ml.Testing.Golden;

namespace Ml.Conformance.Tests.Layers;

/// <summary>All cases of the folder "layers", compiled once as one project.</summary>
public sealed class LayerCases
{
    internal const string Part = "layers";

    private static readonly Lazy<IReadOnlyDictionary<string, LayerCase>> Supported = new(() => GoldenFolder.Cases(Part)
        .Where(n => n != GoldenFolder.Missing).Select(n => LayerCase.From(GoldenCase.Read(GoldenFolder.PathOf(Part, n))))
        .OfType<LayerCase>().ToDictionary(c => c.Golden.Name, StringComparer.Ordinal));

    private readonly Lazy<ModelAssembly> _compiled = new(() =>
        ModelAssembly.Compile(Supported.Value.Values.ToDictionary(c => c.TypeName, c => c.Source, StringComparer.Ordinal)));

    /// <summary>Names of the cases whose operators we have.</summary>
    internal static IEnumerable<string> Names => Supported.Value.Count > 0 ? Supported.Value.Keys : [GoldenFolder.Missing];

    internal static LayerCase Find(string name) => Supported.Value[name];

    internal LayerModel Open(LayerCase layer)
    {
        if (_compiled.Value.Failure(layer.TypeName) is { } failure)
            Assert.Fail($"{failure}\n{layer.Source}");
        return new LayerModel(layer, _compiled.Value.Find(ArrayRunner.NameFor(layer.TypeName)));
    }
}
