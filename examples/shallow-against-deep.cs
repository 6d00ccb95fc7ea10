#:project ../src/NtkWorkbench.Figures/NtkWorkbench.Figures.csproj

// One hidden layer of 100 units against two of 15 and four of 9: about as many parameters, other features.
using NtkWorkbench;
using NtkWorkbench.Figures;

TrainingData data = new PiecewiseLinear().Sample(200, noise: 0.1, seed: 1);
Matrix points = Grid.Points(0, 1, 300);
int[][] shapes = [[1, 100, 1], [1, 15, 15, 1], [1, 9, 9, 9, 9, 1]];
InitializationOptions initialization = new() { Weights = new HeNormalScheme(), Biases = new ElbowsScheme() };
List<(string Name, Linearization Linear)> trained = [];

Console.WriteLine("network             p  test loss  numerical rank  effective rank  stable below  same features at 3 seeds");
foreach (int[] shape in shapes)
{
    List<Linearization> seeds = [];
    for (int seed = 1; seed <= 3; seed++)
    {
        using Network network = Network.Create(shape, Activation.Relu, seed, initialization);
        TrainingOptions options = new() { Optimizer = new AdamOptions(), LearningRate = 0.003, Steps = 2000 };
        TrainingHistory history = network.Train(data, options);
        seeds.Add(network.Linearize(data.Train.Inputs));
        if (seed == 1)
        {
            Linearization linear = seeds[0];
            trained.Add((string.Join('-', shape), linear));
            Console.Write($"{string.Join('-', shape),-15} {network.Architecture.ParameterCount,5}  {history.Rows[^1].TestLoss,9:0.0000}"
                + $"  {linear.Spectrum.NumericalRank,14}  {linear.Spectrum.EffectiveRank,14:0.00}  {linear.LargestStableRate,12:0.00000}");
        }
    }
    SeedSimilarity similarity = SeedSimilarity.Of(seeds, points);
    Console.WriteLine($"  {similarity.MeanPrincipal:0.00} (principal), {similarity.MeanIndividual:0.00} (single parameters)");
    foreach (Linearization linear in seeds[1..])
        linear.Dispose();
}

FeatureFigures.SingularValues(trained).Save("singular-values.pdf");
FeatureFigures.PrincipalFeatures(points, trained).Save("principal-features.pdf");
foreach ((_, Linearization linear) in trained)
    linear.Dispose();
