using System.Diagnostics;

// Fits y = w x + b to points on the line y = 2 x + 1.
float[] x = [-2, -1, 0, 1, 2], y = [-3, -1, 1, 3, 5];
using var line = new Line(seed: 1);
var optimizer = new Sgd(learningRate: 0.1f);
for (int step = 1; step <= 50; step++)
{
    float loss = line.Backpropagate(x, y);
    optimizer.Step(line.Parameters, line.Gradients);
    Console.WriteLine($"step {step,2}: loss {loss:F6}");
}

float w = line.Parameters["dense1.weight"].Values[0], b = line.Parameters["dense1.bias"].Values[0];
Console.WriteLine($"y = {w:F3} x + {b:F3}");
float[] prediction = new float[x.Length];
line.Predict(x, prediction);
for (int i = 0; i < x.Length; i++)
    Trace.Assert(Math.Abs(prediction[i] - y[i]) < 1e-3f, $"{prediction[i]} is not {y[i]}");

[Model, Input("batch", 1, Name = "x"), Dense(1), MeanSquaredError]
public partial class Line;
