using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Weights;

namespace Ml.Models.Tests;

/// <summary>Models on disk: what was saved comes back, copied or in place.</summary>
public sealed class WeightFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ml-models-").FullName;

    [Fact]
    public void A_saved_model_loads_to_the_same_bits()
    {
        using var model = new NormNet(5);
        Batch batch = TestModel.Fill(model, 8);
        ((ITrainable)model).Backpropagate(batch);
        model.Save(PathOf("norm"));
        using NormNet loaded = NormNet.Load(PathOf("norm"));
        loaded.Parameters.ReadOnlyValues.ToArray().ShouldBe(model.Parameters.ReadOnlyValues.ToArray());
        loaded.State.ReadOnlyValues.ToArray().ShouldBe(model.State.ReadOnlyValues.ToArray());
        TestModel.Predict(loaded, batch).ShouldBe(TestModel.Predict(model, batch));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_as_it_was_asked_for()
    {
        using var model = new RowNet(5);
        string missing = Path.Combine(_folder, "missing", "a.safetensors");
        string message = Should.Throw<DirectoryNotFoundException>(() => model.Save(missing)).Message;
        message.ShouldContain($"'{missing}'");
        message.ShouldNotContain(".tmp");
        string folder = Directory.CreateDirectory(PathOf("folder")).FullName;
        Should.Throw<IOException>(() => model.Save(folder)).Message.ShouldContain($"'{folder}' cannot be written");
        File.Exists(folder + ".tmp").ShouldBeFalse();
    }

    [Fact]
    public void A_model_in_place_predicts_and_refuses_to_train()
    {
        using var model = new ConvNet(5);
        Batch batch = TestModel.Fill(model, 8);
        model.Save(PathOf("conv"));
        using SafetensorsFile file = SafetensorsFile.Open(PathOf("conv"));
        using ConvNet placed = ConvNet.Load(file, inPlace: true);
        placed.Parameters.IsReadOnly.ShouldBeTrue();
        TestModel.Predict(placed, batch).ShouldBe(TestModel.Predict(model, batch));
        Should.Throw<InvalidOperationException>(() => placed.Parameters.Values.Clear());
    }

    [Fact]
    public void A_file_of_another_model_lists_what_does_not_fit()
    {
        using var model = new RowNet(5);
        model.Save(PathOf("row"));
        string message = Should.Throw<WeightMismatchException>(() => ConvNet.Load(PathOf("row"))).Message;
        message.ShouldContain("conv1.weight");
        message.ShouldContain("layernorm1");
    }

    [Fact]
    public void Changed_parameters_reach_the_next_prediction()
    {
        using var model = new ConvNet(5);
        Batch batch = TestModel.Fill(model, 4);
        float[] before = TestModel.Predict(model, batch);
        model.Parameters["dense1.bias"].Values.Fill(3);
        TestModel.Predict(model, batch).ShouldNotBe(before);
        model.Parameters["conv1.weight"].Values.Clear();
        TestModel.Predict(model, batch).ShouldNotBe(before);
    }

    [Fact]
    public void Changed_parameters_of_any_repetition_reach_the_next_prediction()
    {
        using var model = new Tower(5);
        Batch batch = TestModel.Fill(model, 4);
        for (int repetition = 2; repetition >= 0; repetition--)
        {
            model.Parameters[$"blocks.{repetition}.expand.weight"].Values[7] += 1;
            Close.To(TestModel.Predict(model, batch), new ModelOracle(nameof(Tower)).Predict(model, batch)[0], $"repetition {repetition}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string name) => Path.Combine(_folder, name + ".safetensors");
}
