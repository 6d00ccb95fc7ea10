using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Tests;

public sealed class NormDescentTests
{
    /// <summary>A path of a thousand steps in floating point against the recurrence of its distances.</summary>
    private const double Rounding = 1e-11;

    private static readonly double[] Target = [6, 4.5];

    [Fact]
    public void Run_ConstantStep_EndsInTwoPointsHalfAwayFromTheTarget()
    {
        NormDescentPath path = NormDescent.Run(Target, [0, 0], _ => 1, 100);
        path.Distances[7].ShouldBe(0.5, Rounding);
        path.ArrivalStep(0.01).ShouldBeNull();
        TwoPointCycle cycle = TwoPointCycle.Find(path).ShouldNotBeNull();
        cycle.FirstStep.ShouldBe(7);
        cycle.Distances.First.ShouldBe(0.5, Rounding);
        cycle.Distances.Second.ShouldBe(0.5, Rounding);
        Arrival.Judge(path, 0.01, double.PositiveInfinity).Outcome.ShouldBe(ArrivalOutcome.Cycles);
    }

    [Fact]
    public void Run_HarmonicSteps_ArriveWhenTheirSumPassesTheDistance()
    {
        NormDescentPath path = NormDescent.Run(Target, [0, 0], t => 1.0 / (t + 1), 3000);
        int arrival = path.ArrivalStep(0.01).ShouldNotBeNull();
        double harmonic = Enumerable.Range(1, arrival).Sum(i => 1.0 / i);
        harmonic.ShouldBeGreaterThanOrEqualTo(7.49 - Rounding);
        (harmonic - (1.0 / arrival)).ShouldBeLessThan(7.49);
        arrival.ShouldBe(1005);
        Arrival.Judge(path, 0.01, double.PositiveInfinity).Outcome.ShouldBe(ArrivalOutcome.Arrives);
    }

    [Fact]
    public void Run_GeometricSteps_FallShortAfterALengthOfThree()
    {
        NormDescentPath path = NormDescent.Run(Target, [0, 0], t => Math.Pow(2.0 / 3, t), 1000);
        path.TotalLength.ShouldBe(3, Rounding);
        path.Distances[^1].ShouldBe(4.5, Rounding);
        double endless = new StepSchedule { Factor = 2.0 / 3, Every = 1 }.EndlessSum(1, 1000);
        endless.ShouldBe(3, Rounding);
        Arrival.Judge(path, 0.01, endless).Outcome.ShouldBe(ArrivalOutcome.FallsShort);
    }

    [Fact]
    public void Run_OntoTheTarget_StaysThere()
    {
        NormDescentPath path = NormDescent.Run([3, 0], [0, 0], _ => 1, 10);
        path.ArrivalStep(0.01).ShouldBe(3);
        path.Distances[^1].ShouldBe(0);
        TwoPointCycle.Find(path).ShouldBeNull();
        Arrival.Judge(path, 0.01, double.PositiveInfinity).Outcome.ShouldBe(ArrivalOutcome.Arrives);
    }

    [Fact]
    public void Run_StepThatCarriesOutAgain_PassesThrough()
    {
        double[] sizes = [3.005, 1, 0.1, 0.01];
        Arrival arrival = Arrival.Judge(NormDescent.Run([3], [0], t => sizes[t], 4), 0.01, double.PositiveInfinity);
        arrival.Outcome.ShouldBe(ArrivalOutcome.PassesThrough);
        arrival.Step.ShouldBe(1);
    }

    [Fact]
    public void Judge_LeavesAndComesBackForGood_Arrives()
    {
        // Within 0.01 at steps 1 and 4: 3.005, then 2.005, then 2.905, then 2.995 and closer.
        double[] sizes = [3.005, 1, 0.9, 0.09, 0.004];
        NormDescentPath path = NormDescent.Run([3], [0], t => sizes[t], 5);
        Arrival arrival = Arrival.Judge(path, 0.01, double.PositiveInfinity);
        (arrival.Outcome, arrival.Step, arrival.SettledStep).ShouldBe((ArrivalOutcome.Arrives, 1, 4));
    }

    [Fact]
    public void PredictDistances_AnyStartAndSchedule_AreThoseOfThePath()
    {
        Gen<(double[], double, double)> cases =
            from target in Gen.Choose(-900, 900).Select(i => i / 100.0).ArrayOf(3)
            from first in Gen.Choose(1, 300).Select(i => i / 100.0)
            from decay in Gen.Choose(50, 100).Select(i => i / 100.0)
            select (target, first, decay);
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            double Size(int t) => sample.Item2 * Math.Pow(sample.Item3, t);
            NormDescentPath path = NormDescent.Run(sample.Item1, [0.3, 0.7, -0.2], Size, 50);
            double[] predicted = NormDescent.PredictDistances(path.Distances[0], Size, 50);
            for (int t = 0; t <= 50; t++)
                path.Distances[t].ShouldBe(predicted[t], Rounding);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_EverySchedule_IsTheSumOfItsSteps()
    {
        Schedule[] finite =
        [
            new StepSchedule { Factor = 0.5, Every = 7 },
            new ExponentialSchedule { Rate = 0.05 },
            new CosineSchedule { Over = 40 },
            new LinearWarmupSchedule { Over = 5, Then = new ExponentialSchedule { Rate = 0.1 } },
            new SequenceSchedule
            {
                Parts =
                [
                    new() { Schedule = new InverseTimeSchedule(), Steps = 9, Scale = 2 },
                    new() { Schedule = new CosineSchedule { FinalFraction = 0.5 }, Steps = 30 },
                    new() { Schedule = new StepSchedule { Factor = 0.5, Every = 7 }, Scale = 0.5 },
                ],
            },
        ];
        foreach (Schedule options in finite)
        {
            double sum = Enumerable.Range(0, 5000).Sum(t => options.LearningRate(1.5, t, 5000));
            options.EndlessSum(1.5, 5000).ShouldBe(sum, 1e-9, options.ToString());
        }
        new InverseTimeSchedule().EndlessSum(1, 100).ShouldBe(double.PositiveInfinity);
        var endless =
            new SequenceSchedule { Parts = [new() { Schedule = new CosineSchedule(), Steps = 5 },
                new() { Schedule = new ConstantSchedule() }] };
        endless.EndlessSum(1, 100).ShouldBe(double.PositiveInfinity);
        new ConstantSchedule().EndlessSum(1, 100).ShouldBe(double.PositiveInfinity);
    }
}
