// Trains a network on digits that are drawn on the spot. Your own data: DataSet.From(rows, classes), Mnist.Load(folder), or a
// class that implements IDataSet.
var train = Digits.Create(4000, seed: 1);
var test = Digits.Create(1000, seed: 2);

using var model = new DigitNet(seed: 1);
DigitNet.Info.WriteTo(Console.Out);

using var optimizer = new AdamW(2e-3f);
var trainer = new Trainer(optimizer) { Epochs = 2, Schedule = new Cosine(warmup: 20) };
trainer.Fit(model, train, validation: test).WriteReport("report.html");
model.Save("model.safetensors");

Console.WriteLine($"accuracy: {model.Evaluate(test).Accuracy:F3}");
