// A user's program: it knows the packages and nothing else of this repository. Compiled by ConsumerTests, not by the
// test project, together with the README's code; run once under the JIT and once as a native program.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

Console.WriteLine($"dynamic code: {RuntimeFeature.IsDynamicCodeSupported}");
Console.WriteLine($"fma: {Fma.IsSupported}");

// The README's network learns the digits that the package draws itself.
var (train, test) = Mnist.LoadOrGenerate(folder: null, trainCount: 2_000, testCount: 500);
using var model = new DigitNet(seed: 1);
var run = new Trainer(new AdamW(1e-3f)).Fit(model, train, validation: test);
Expect(run.Final!.Loss < Math.Log(10) / 2, "the loss is well below that of guessing");

// What was saved answers the same.
var path = Path.Combine(AppContext.BaseDirectory, "consumer.safetensors");
model.Save(path);
using var loaded = DigitNet.Load(path);
var image = Enumerable.Range(0, 28 * 28).Select(i => i % 7 / 7f).ToArray();
var (now, then) = (new float[10], new float[10]);
model.Predict(image, now);
loaded.Predict(image, then);
Expect(now.AsSpan().SequenceEqual(then), "a loaded model predicts the same bits");

// The README's other form of a model.
using var residual = new Residual(seed: 1);
var rows = Enumerable.Range(0, 2 * 64).Select(i => i % 64 / 64f).ToArray();
var moved = new float[rows.Length];
residual.Predict(rows, moved);
Expect(moved.AsSpan(0, 64).SequenceEqual(moved.AsSpan(64)), "equal rows of a batch give equal results");
Expect(moved.All(float.IsFinite), "a prediction is finite");

Console.WriteLine("consumer: ok");

static void Expect(bool holds, string claim)
{
    if (!holds)
        throw new InvalidOperationException($"not so: {claim}");
}
