/// <summary>Four measurements of a flower to three scores, one for each kind.</summary>
[Model, Input("batch", Measurements, Name = "flower")]
[Dense(16), Relu, Dense(Kinds)]
[CrossEntropy]
public partial class FlowerNet
{
    public const int Measurements = 4, Kinds = 3;

    /// <summary>The weights of a file, or without it a model that has learned made-up flowers.</summary>
    public static FlowerNet LoadOrTrain(string path)
    {
        if (File.Exists(path))
            return Load(path);
        var random = new Random(1);
        int[] kinds = [.. Enumerable.Range(0, 600).Select(i => i % Kinds)];
        float[] flowers = [.. kinds.SelectMany(kind => Enumerable.Range(0, Measurements).Select(
            i => (i == kind ? 2 : 0) + 0.5f * random.NextSingle()))];
        var model = new FlowerNet(seed: 1);
        model.Fit(DataSet.From(flowers, kinds), epochs: 20, learningRate: 1e-2f);
        model.Save(path);
        return model;
    }
}
