// One process measures one peer at one thread count: thread pools that spin would disturb each other within one.
//   ours  MODELS THREADS SECONDS            our models on the exported inputs and weights
//   ort   MODELS THREADS SECONDS LIBRARY    ONNX Runtime on the exported files
//   table RESULTS                           all lines so far as one table with ratios
using System.Globalization;
using Ml.Peers;

switch (args)
{
    case ["ours", var models, var threads, var seconds]:
        foreach (var line in Examples(models).SelectMany(e => Ours.Run(e, Int(threads), new Stopwatches(Seconds(seconds)))))
            Console.WriteLine(line);
        return 0;

    case ["ort", var models, var threads, var seconds, var library]:
        foreach (var example in Examples(models))
        {
            using var peer = new OnnxRuntime(library, Int(threads), example);
            peer.Predict();
            example.Check("ONNX Runtime", peer.Output(example.Expected.Length));
            Console.WriteLine(new Stopwatches(Seconds(seconds)).Run($"{example.Model}.forward.b{example.Batch}", "ort", Int(threads), peer.Predict));
        }

        return 0;

    case ["table", var results]:
        Console.WriteLine(Table.Of(File.ReadLines(results).Where(l => l.Contains('\t')).Select(Measurement.Parse)));
        return 0;

    default:
        Console.Error.WriteLine("ours MODELS THREADS SECONDS | ort MODELS THREADS SECONDS LIBRARY | table RESULTS");
        return 2;
}

static IEnumerable<Example> Examples(string folder) =>
    from model in Example.Models
    from batch in Example.Batches
    select new Example(folder, model, batch);

static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);
