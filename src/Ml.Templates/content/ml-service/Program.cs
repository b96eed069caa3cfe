using System.Collections.Concurrent;
using System.Text.Json.Serialization;

// POST /predict {"flowers": [[5.1, 3.5, 1.4, 0.2]]} answers [{"kind": 0, "probabilities": [0.98, 0.01, 0.01]}].
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(_ => FlowerNet.LoadOrTrain("flowers.safetensors"));
builder.Services.AddSingleton<Sessions>();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, Json.Default));
var app = builder.Build();
app.Services.GetRequiredService<Sessions>(); // loads before the first request, and fails here if it cannot
app.MapPost("/predict", (Question question, Sessions sessions) =>
{
    // Whatever the type says: JSON may leave out or hold null, and 1e300 is an infinite float.
    if (question.Flowers is not { Length: > 0 } flowers
        || flowers.Any(flower => flower?.Length != FlowerNet.Measurements || flower.Any(cm => cm is not (>= 0 and <= 100))))
        return Results.BadRequest($"flowers: give at least one, of {FlowerNet.Measurements} measurements each, 0 to 100 cm.");
    return Results.Ok(sessions.Predict(flowers));
});
app.Run();

record Question(float[][] Flowers);

record Answer(int Kind, float[] Probabilities);

[JsonSerializable(typeof(Question)), JsonSerializable(typeof(Answer[])), JsonSerializable(typeof(string))]
sealed partial class Json : JsonSerializerContext;

/// <summary>The model is shared. A session is for one thread at a time, so each request borrows one.</summary>
sealed class Sessions(FlowerNet model)
{
    readonly ConcurrentBag<FlowerNet.Session> _idle = [];

    public Answer[] Predict(float[][] flowers)
    {
        float[] scores = new float[flowers.Length * FlowerNet.Kinds];
        int[] kinds = new int[flowers.Length];
        if (!_idle.TryTake(out var session))
            session = model.NewSession();
        session.Predict(flowers.SelectMany(flower => flower).ToArray(), scores); // all rows at once
        _idle.Add(session);
        model.ToClasses(scores, kinds);
        model.ToProbabilities(scores);
        return [.. kinds.Zip(scores.Chunk(FlowerNet.Kinds), (kind, probabilities) => new Answer(kind, probabilities))];
    }
}
