using System.Collections.Generic;

/// <summary>What is beside the models in a project: code that trains and calls them, and code that does not.</summary>
public static class Application
{
    public static float Train(float[] images, int[] labels)
    {
        using var model = new Digits(seed: 1);
        float loss = 0;
        for (int step = 0; step < 10; step++)
        {
            loss = model.Backpropagate(images, labels);
        }

        return loss;
    }

    public static Dictionary<string, int> Count(IEnumerable<string> words)
    {
        var counts = new Dictionary<string, int>();
        foreach (string word in words)
        {
            counts.TryGetValue(word, out int count);
            counts[word] = count + 1;
        }

        return counts;
    }
}
